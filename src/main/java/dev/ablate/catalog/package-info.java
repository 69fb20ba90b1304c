/** The components that a file can name, with their parameters, and the values those take. */
@NullMarked
package dev.ablate.catalog;

import org.jspecify.annotations.NullMarked;
