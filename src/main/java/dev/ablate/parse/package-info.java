/**
 * From the text of a file to its syntax tree, or to what is wrong with it; the only user of ANTLR.
 */
@NullMarked
package dev.ablate.parse;

import org.jspecify.annotations.NullMarked;
