/** What each loss adds to a program. */
@NullMarked
package dev.ablate.program.loss;

import org.jspecify.annotations.NullMarked;
