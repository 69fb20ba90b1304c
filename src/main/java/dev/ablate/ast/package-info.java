/** What was written: the syntax tree of an experiment file, each node with its place. */
@NullMarked
package dev.ablate.ast;

import org.jspecify.annotations.NullMarked;
