/** Expressions to values, and calls to instances of components. */
@NullMarked
package dev.ablate.check.expression;

import org.jspecify.annotations.NullMarked;
