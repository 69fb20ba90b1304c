package dev.ablate.report.text;

import java.util.PrimitiveIterator;

/** Texts as LaTeX shows them, whichever engine and fonts it has. */
final class LatexText {

  /** Begins a character that pdfLaTeX has no glyph for. */
  static final String RARE = "\\ablatechar{";

  /** What such characters need: XeLaTeX and LuaLaTeX show them, pdfLaTeX their numbers. */
  static final String DEFINITION =
      "\\providecommand{\\ablatechar}[2]{\\ifdefined\\Umathcode#1\\else#2\\fi}\n";

  private static final int LAST_ASCII = 0x7e;
  private static final int FIRST_LATIN = 0xa1;
  private static final int LAST_LATIN = 0x17f;

  /** Of the Latin letters and signs between, those that its first font encoding, OT1, lacks. */
  private static final String NOT_IN_OT1 = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";

  private LatexText() {}

  /** The text with no character left that TeX would act on. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    int before = 0;
    PrimitiveIterator.OfInt characters = PlainText.of(text).codePoints().iterator();
    while (characters.hasNext()) {
      int c = characters.nextInt();
      out.append(c == '-' && before == '-' ? "{}-" : escaped(c));
      before = c;
    }
    return out.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '$', '&', '#', '_', '%' -> "\\" + (char) c;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '`' -> "\\textasciigrave{}";
      case '"', '”' -> "''";
      case '“' -> "``";
      case '’' -> "'";
      case '—' -> "---";
      case '–' -> "--";
      case '\u00a0' -> "~";
      case '\u2009' -> "\\,";
      case '…' -> "\\ldots{}";
      case '✓' -> "\\checkmark{}";
      default -> symbol(c);
    };
  }

  /** Symbols of formulas, in fonts that every installation has. */
  private static String symbol(int c) {
    return switch (c) {
      case '±' -> "$\\pm$";
      case '\u2212' -> "$-$";
      case '≤' -> "$\\leq$";
      case '≥' -> "$\\geq$";
      case '≈' -> "$\\approx$";
      case '×' -> "$\\times$";
      case '·' -> "$\\cdot$";
      case '∞' -> "$\\infty$";
      case '↑' -> "$\\uparrow$";
      case '↓' -> "$\\downarrow$";
      case '→' -> "$\\rightarrow$";
      case 'Δ' -> "$\\Delta$";
      case 'Σ' -> "$\\Sigma$";
      case 'α' -> "$\\alpha$";
      case 'β' -> "$\\beta$";
      case 'γ' -> "$\\gamma$";
      case 'δ' -> "$\\delta$";
      case 'ε' -> "$\\varepsilon$";
      case 'η' -> "$\\eta$";
      case 'λ' -> "$\\lambda$";
      case 'μ', 'µ' -> "$\\mu$";
      case 'ρ' -> "$\\rho$";
      case 'σ' -> "$\\sigma$";
      case 'τ' -> "$\\tau$";
      default -> letter(c);
    };
  }

  private static String letter(int c) {
    boolean latin = c >= FIRST_LATIN && c <= LAST_LATIN && NOT_IN_OT1.indexOf(c) < 0;
    String text = Character.toString(c);
    return c <= LAST_ASCII || latin ? text : "%s%s}{U+%04X}".formatted(RARE, text, c);
  }
}
