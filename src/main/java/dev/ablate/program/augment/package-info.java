/** What is drawn for each augmentation, and what a program does with it. */
@NullMarked
package dev.ablate.program.augment;

import org.jspecify.annotations.NullMarked;
