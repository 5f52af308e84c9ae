/**
 * An application such as the guide speaks of, and its tests.
 */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
