/** How each optimizer moves weights. */
@NullMarked
package dev.ablate.program.optimizer;

import org.jspecify.annotations.NullMarked;
