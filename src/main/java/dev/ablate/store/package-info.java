/** Keeps trials: a journal each, which is the truth, and an H2 database that one can query. */
@NullMarked
package dev.ablate.store;

import org.jspecify.annotations.NullMarked;
