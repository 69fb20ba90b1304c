package dev.ablate.check;

import dev.ablate.ast.Expr;

/**
 * What a setting is given.
 *
 * @param varies whether {@code value} is a set
 */
record Written(boolean varies, Expr value) {}
