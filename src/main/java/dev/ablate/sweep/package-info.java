/** Which trials a run trains, in what order and arrays, and the run itself. */
@NullMarked
package dev.ablate.sweep;

import org.jspecify.annotations.NullMarked;
