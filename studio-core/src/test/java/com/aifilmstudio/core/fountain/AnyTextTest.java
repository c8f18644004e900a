package com.aifilmstudio.core.fountain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, reading it ends, and takes work in proportion to its length. */
class AnyTextTest {

  /** Pieces that mean something to the reader, so that garbage hits its rules. */
  private static final String[] PIECES = {
    "[[", "]]", "/*", "*/", "*", "**", "***", "_", "\\", "\n", "\n\n", "\r\n", "\r", "  \n", "\t",
    ".", "!", "@", "~", ">", "<", "#", "=", "===", "^", "(", ")", ":", "TO:", "CUT TO:", "INT.",
    "EXT. ", "MARA", "mara", "Title: ", " ", "  ", "#1#", "shot 3s", "\u0000", "\uFEFF", "\uD83C",
    "\uDF0A", "\u2028", "\u00e9", "\u6d77", "word", "0"
  };

  @Test
  void garbageIsReadWithoutAnExceptionAndNoLineIsMadeUp() {
    for (long seed = 0; seed < 5_000; seed++) {
      var script = garbage(new Random(seed), 60);
      try {
        check(script);
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d: %s".formatted(seed, script), e);
      }
    }
  }

  private static void check(String script) {
    long lines = script.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
    int last = 1;
    for (var element : Fountain.parse(script).elements()) {
      if (element.line() < last || element.line() > lines) {
        throw new IllegalStateException("line %d of %d".formatted(element.line(), lines));
      }
      last = element.line();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[",
        "]]",
        "[[\n",
        "[[ \n ",
        "/*",
        "*/",
        "/*\n\n",
        "*",
        "* ",
        "*a",
        "**a ",
        "_",
        "_a",
        "\\",
        "\n",
        "\r",
        "  \n",
        "MARA\n  \n",
        "MARA\n(a\n",
        "A (",
        "A () ",
        ")",
        "(",
        ") (",
        "!\n",
        "@a\n",
        "#\n",
        "# #",
        "#1",
        "=\n",
        "=",
        "~\n",
        ">\n",
        ">a<\n",
        "> ",
        "^",
        "a: ",
        "a:\n",
        " a\n",
        "INT.",
        "INT. a\n",
        "CUT TO:\n",
        "A\n[[b]]\n",
        "[[b]]\n",
        "[[a\nb]] ",
        "/* a\nb */",
        "[[shot 3s]] ",
        "A\nb\n\nC ^\nd\n\n",
        "\uD83C",
        " ",
        "\t",
        "A"
      })
  void theWorkGrowsNoFasterThanTheText(String piece) {
    var once = piece.repeat(4_000);
    var fourTimes = piece.repeat(16_000);
    assertThat(lookedAt(fourTimes)).isLessThanOrEqualTo(8L * fourTimes.length() + 64);
    allocated(once);
    // Four times the text may take four times the memory, and a little for tables that double.
    assertThat(allocated(fourTimes)).isLessThan(6 * allocated(once) + 1_000_000);
  }

  /** How often the reader looked at a letter of the script. */
  private static long lookedAt(String script) {
    var letters = new Counted(script);
    Fountain.parse(letters);
    var emphasis = new Counted(script);
    EmphasisReader.read(emphasis);
    return Math.max(letters.looks, emphasis.looks);
  }

  private static long allocated(String script) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Fountain.parse(script);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static String garbage(Random random, int pieces) {
    var text = new StringBuilder();
    for (int i = random.nextInt(pieces); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final CharSequence text;
    private long looks;

    Counted(CharSequence text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      looks += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      looks += text.length();
      return text.toString();
    }
  }
}
