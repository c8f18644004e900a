package com.aifilmstudio.core.money;

import com.aifilmstudio.core.money.Hold.Moved;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A ledger and its holds in memory, as a database would keep them: a transaction does all of its
 * statements or none, and a posting that was made already refuses its transaction.
 */
final class MoneyWorld {

  /** The process or the database went away between two statements. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crash", null, false, false);
    }
  }

  final long line;
  private long balance;
  private final Map<String, Hold> holds = new HashMap<>();
  private final Set<String> posted = new HashSet<>();
  private final Map<Book, Long> books = new EnumMap<>(Book.class);
  private final Map<String, Long> earnedBy = new HashMap<>();
  private int crashAt = -1;

  MoneyWorld(long line) {
    this.line = line;
  }

  /** The next transaction that makes so many statements ends there, without a trace. */
  void crashAt(int statement) {
    crashAt = statement;
  }

  /** What a transaction has done so far. */
  final class Tx {
    private final List<Runnable> undo = new ArrayList<>();
    private int statements;

    private void statement() {
      if (crashAt >= 0 && statements++ == crashAt) {
        throw new Crash();
      }
    }

    boolean take(long amount) {
      statement();
      if (balance + line < amount) {
        return false;
      }
      change(-amount);
      return true;
    }

    void move(MicroCredits by) {
      statement();
      change(by.value());
    }

    private void change(long by) {
      balance += by;
      undo.add(() -> balance -= by);
    }

    void write(Hold hold) {
      statement();
      var before = holds.put(hold.job(), hold);
      undo.add(
          () -> {
            if (before == null) {
              holds.remove(hold.job());
            } else {
              holds.put(hold.job(), before);
            }
          });
    }

    void post(Posting posting) {
      for (var entry : posting.entries()) {
        statement();
        var identity = posting.kind() + posting.subject() + entry.book();
        if (!posted.add(identity)) {
          throw new IllegalStateException("posted already: " + identity);
        }
        add(entry.book(), entry.amount().value());
        if (entry.book() == Book.EARNED) {
          posting.job().ifPresent(job -> earned(job, entry.amount().value()));
        }
        undo.add(
            () -> {
              posted.remove(identity);
              add(entry.book(), -entry.amount().value());
              if (entry.book() == Book.EARNED) {
                posting.job().ifPresent(job -> earned(job, -entry.amount().value()));
              }
            });
      }
    }

    /** As the store does it. */
    void carryOut(Moved moved) {
      write(moved.hold());
      move(moved.toBalance());
      moved.postings().forEach(this::post);
    }
  }

  private void add(Book book, long amount) {
    books.merge(book, amount, Long::sum);
  }

  private void earned(String job, long amount) {
    earnedBy.merge(job, amount, Long::sum);
  }

  /** Whether it was done; if not, it left no trace. */
  boolean transaction(Consumer<Tx> work) {
    var tx = new Tx();
    try {
      work.accept(tx);
      tx.statement(); // the commit itself
      return true;
    } catch (Crash | IllegalStateException e) {
      tx.undo.reversed().forEach(Runnable::run);
      return false;
    } finally {
      crashAt = -1;
    }
  }

  long balance() {
    return balance;
  }

  Hold hold(String job) {
    return holds.get(job);
  }

  boolean knows(String job) {
    return holds.containsKey(job);
  }

  long book(Book book) {
    return books.getOrDefault(book, 0L);
  }

  long earnedFrom(String job) {
    return earnedBy.getOrDefault(job, 0L);
  }

  long held() {
    return holds.values().stream().mapToLong(hold -> hold.left().value()).sum();
  }
}
