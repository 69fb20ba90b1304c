/** The text of a file, places in it, and what is said about them. */
@NullMarked
package dev.ablate.source;

import org.jspecify.annotations.NullMarked;
