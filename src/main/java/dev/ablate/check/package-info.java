/** From the syntax of a file to its experiment, or to everything that is wrong with it. */
@NullMarked
package dev.ablate.check;

import org.jspecify.annotations.NullMarked;
