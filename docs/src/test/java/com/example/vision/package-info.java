/**
 * The application that the guide begins with.
 */
@NullMarked
package com.example.vision;

import org.jspecify.annotations.NullMarked;
