package com.aifilmstudio.operator.accounts;

import com.aifilmstudio.operator.status.SlimStore;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.account.AccountTerms;
import com.aifilmstudio.store.account.Accounts;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/**
 * Follows namespaces, so that another tier, weight or quota counts from the next claim on. Looks at
 * all of them again every minute: what could not be written while the database was away is made
 * good then. Accounts that have no film yet are left to its adoption.
 */
@Singleton
class AccountWatch implements ResourceEventHandler<Namespace> {

  private static final Logger LOG = Logger.getLogger(AccountWatch.class);
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final Database database;

  AccountWatch(KubernetesClient client, Database database) {
    this.client = client;
    this.database = database;
  }

  /** Ends with the client. While the API server is away it tries again by itself. */
  void start(@Observes StartupEvent event) {
    client
        .namespaces()
        .runnableInformer(AGAIN.toMillis())
        .itemStore(new SlimStore<>())
        .addEventHandler(this)
        .exceptionHandler((started, problem) -> true)
        .start();
  }

  @Override
  public void onAdd(Namespace namespace) {
    apply(AccountWord.of(namespace), false);
  }

  @Override
  public void onUpdate(Namespace before, Namespace now) {
    var word = AccountWord.of(now);
    boolean edited =
        !before.getMetadata().getResourceVersion().equals(now.getMetadata().getResourceVersion());
    boolean fellSilent =
        edited && word.terms().isEmpty() && AccountWord.of(before).terms().isPresent();
    apply(fellSilent ? AccountWord.usual(word.account()) : word, edited);
  }

  @Override
  public void onDelete(Namespace namespace, boolean unknown) {}

  private void apply(AccountWord word, boolean edited) {
    if (edited) {
      word.problems().forEach(problem -> LOG.warnf("account=%s %s", word.account(), problem));
    }
    try {
      word.terms().filter(this::areNews).ifPresent(this::write);
    } catch (DataAccessException e) {
      LOG.debugf("account %s is looked at again: %s", word.account(), e.getMessage());
    }
  }

  private boolean areNews(AccountTerms terms) {
    return Accounts.find(database.sql(), terms.name())
        .filter(known -> !known.equals(terms))
        .isPresent();
  }

  private void write(AccountTerms terms) {
    database.run(tx -> Accounts.agree(tx, terms));
    LOG.infof(
        "account=%s tier=%d weight=%d quota=%s",
        terms.name(), terms.tier(), terms.weight(), quota(terms));
  }

  private static String quota(AccountTerms terms) {
    return terms.gpuQuota().isPresent() ? terms.gpuQuota().getAsInt() + " GPUs" : "none";
  }
}
