package com.aifilmstudio.core.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Phrases and what they mean, read off a text from left to right, the longest phrase first. A word
 * belongs to one phrase only, so that the "left" of "the camera pans left" moves the camera and
 * nothing else. A phrase does not reach over a comma or the end of a sentence, and words like
 * "slowly" may stand within it.
 *
 * @param <M> a meaning
 */
final class Phrasebook<M> {

  private static final int MOST_PASSED_OVER = 2;

  private final Node<M> root = new Node<>();

  /** A phrase that was found: the words from {@code start} to before {@code end}. */
  record Found<M>(int start, int end, List<M> meanings) {}

  private static final class Node<M> {
    final Map<String, Node<M>> next = new HashMap<>();
    final List<M> meanings = new ArrayList<>();
    boolean phrase;
  }

  /** The words of a phrase; {@code a|b} stands for either word. */
  void add(String phrase, M meaning) {
    endsOf(phrase).forEach(node -> node.meanings.add(meaning));
  }

  /** A phrase that means nothing, and so keeps its words from meaning something. */
  void addMeaningless(String phrase) {
    endsOf(phrase);
  }

  private List<Node<M>> endsOf(String phrase) {
    var ends = List.of(root);
    for (var word : phrase.toLowerCase(Locale.ROOT).split("[\\s-]+")) {
      var choices = word.split("\\|");
      ends =
          ends.stream()
              .flatMap(
                  node ->
                      Arrays.stream(choices)
                          .map(choice -> node.next.computeIfAbsent(choice, w -> new Node<>())))
              .toList();
    }
    ends.forEach(node -> node.phrase = true);
    return ends;
  }

  List<Found<M>> read(List<Word> words) {
    var found = new ArrayList<Found<M>>();
    for (int at = 0; at < words.size(); ) {
      var longest = longestFrom(words, at);
      if (longest == null) {
        at++;
      } else {
        found.add(longest);
        at = longest.end();
      }
    }
    return found;
  }

  private Found<M> longestFrom(List<Word> words, int start) {
    Found<M> longest = null;
    var reached = List.of(root);
    int passedOver = 0;
    for (int at = start; at < words.size(); at++) {
      var word = words.get(at);
      if (word.clause() != words.get(start).clause()) {
        break;
      }
      var next = after(reached, word);
      if (next.isEmpty()) {
        if (at == start || !word.isManner() || ++passedOver > MOST_PASSED_OVER) {
          break;
        }
        continue;
      }
      reached = next;
      if (reached.stream().anyMatch(node -> node.phrase)) {
        var meanings = reached.stream().flatMap(node -> node.meanings.stream()).toList();
        longest = new Found<>(start, at + 1, meanings);
      }
    }
    return longest;
  }

  private static <M> List<Node<M>> after(List<Node<M>> reached, Word word) {
    var next = new ArrayList<Node<M>>();
    for (var node : reached) {
      for (var form : word.forms()) {
        var to = node.next.get(form);
        if (to != null && !next.contains(to)) {
          next.add(to);
        }
      }
    }
    return next;
  }
}
