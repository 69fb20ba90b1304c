/** The tables of a report as text: Markdown, LaTeX, CSV. */
@NullMarked
package dev.ablate.report.text;

import org.jspecify.annotations.NullMarked;
