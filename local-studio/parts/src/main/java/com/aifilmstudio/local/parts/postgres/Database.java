package com.aifilmstudio.local.parts.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and who may enter. */
public record Database(String jdbcUrl, String user, String password) {

  /** Opens a new connection per request; a pool is the caller's business. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }
}
