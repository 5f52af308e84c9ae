package ai.eyepop.sample.browser;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Test class whose methods take a {@link Browser}. The sample application runs on a free
 * port, with the emulator that it starts. All classes share one browser and one
 * application, so a test counts on nothing that another has left.
 * <p>
 * A test fails, too, when the page writes an error to the console or asks another host. A
 * picture of the page at its end is kept in {@code target/screenshots}. Without a browser
 * the tests are skipped, or fail if {@code EYEPOP_REQUIRE_BROWSER} is {@code true}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("browser")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {

}
