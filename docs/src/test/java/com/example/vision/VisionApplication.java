package com.example.vision;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Says what is on photos.
 */
@SpringBootApplication
public class VisionApplication {

	/**
	 * Run the application.
	 * @param arguments the arguments
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(VisionApplication.class, arguments);
	}

}
