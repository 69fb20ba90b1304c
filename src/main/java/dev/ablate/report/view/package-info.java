/** What the templates show: records of finished text, in the order of the page. */
@NullMarked
package dev.ablate.report.view;

import org.jspecify.annotations.NullMarked;
