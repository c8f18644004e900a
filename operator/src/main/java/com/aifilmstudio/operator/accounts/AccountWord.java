package com.aifilmstudio.operator.accounts;

import com.aifilmstudio.store.account.AccountTerms;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a namespace says of the account that its films belong to. A namespace with an account of its
 * own always speaks for it; of those that share an account by label, the ones that have annotations
 * do.
 *
 * @param account the label's, else {@code ns:} and the namespace's name, a form that no label can
 *     have
 * @param terms empty: nothing is said
 * @param problems sentences about values that are ignored
 */
public record AccountWord(String account, Optional<AccountTerms> terms, List<String> problems) {

  static final String LABEL = "ai-filmstudio.com/account";
  static final String TIER = "ai-filmstudio.com/tier";
  static final String WEIGHT = "ai-filmstudio.com/weight";
  static final String GPU_QUOTA = "ai-filmstudio.com/gpu-quota";

  /** The word of a namespace of which nothing more than the name is known. */
  public static AccountWord ofUnknown(String namespace) {
    return usual(own(namespace));
  }

  /** What counts when nobody says anything more. */
  static AccountWord usual(String account) {
    return new AccountWord(account, Optional.of(AccountTerms.usual(account)), List.of());
  }

  public static AccountWord of(Namespace namespace) {
    var meta = namespace.getMetadata();
    var label =
        Optional.ofNullable(meta.getLabels())
            .map(labels -> labels.get(LABEL))
            .filter(word -> !word.isBlank());
    var notes = Optional.ofNullable(meta.getAnnotations()).orElse(Map.of());
    var account = label.orElseGet(() -> own(meta.getName()));
    boolean speaks =
        label.isEmpty() || Stream.of(TIER, WEIGHT, GPU_QUOTA).anyMatch(notes::containsKey);
    if (!speaks) {
      return new AccountWord(account, Optional.empty(), List.of());
    }
    var reading = new Reading(notes, new ArrayList<>());
    var usual = AccountTerms.usual(account);
    var terms =
        new AccountTerms(
            account,
            reading.number(TIER, 0, 9).orElse(usual.tier()),
            reading.number(WEIGHT, 1, 1000).orElse(usual.weight()),
            reading.number(GPU_QUOTA, 0, 1_000_000));
    return new AccountWord(account, Optional.of(terms), List.copyOf(reading.problems));
  }

  private static String own(String namespace) {
    return "ns:" + namespace;
  }

  /** Reads whole numbers and keeps what is wrong with them. */
  private record Reading(Map<String, String> notes, List<String> problems) {

    OptionalInt number(String key, int least, int most) {
      var text = notes.get(key);
      if (text == null) {
        return OptionalInt.empty();
      }
      try {
        int number = Integer.parseInt(text.strip());
        if (number >= least && number <= most) {
          return OptionalInt.of(number);
        }
      } catch (NumberFormatException e) {
        // told below, as a number out of bounds is
      }
      problems.add(
          "%s is \"%s\": give a whole number from %d to %d.".formatted(key, text, least, most));
      return OptionalInt.empty();
    }
  }
}
