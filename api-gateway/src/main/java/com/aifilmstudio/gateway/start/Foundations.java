package com.aifilmstudio.gateway.start;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.Hints;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/** What every feature is built on, made once. */
@ApplicationScoped
class Foundations {

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  Database database(DataSource source) {
    return new Database(source);
  }

  @Produces
  @Singleton
  Hints hints(DataSource source) {
    return new Hints(source);
  }

  void close(@Disposes Hints hints) throws InterruptedException {
    hints.close();
  }
}
