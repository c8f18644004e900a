package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.health.PoolPauses;
import com.aifilmstudio.store.health.Probes;
import com.aifilmstudio.store.health.Quarantines;
import com.aifilmstudio.store.task.Checkpoints;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.LeaseSweep;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.upload.UploadSweep;
import com.aifilmstudio.store.worker.Registrations;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The store's services that dispatch is built on. */
@Singleton
class StoreServices {

  private final Database database;
  private final InstantSource clock;
  private final Health health;
  private final DispatchMeters meters;

  StoreServices(Database database, InstantSource clock, Health health, DispatchMeters meters) {
    this.database = database;
    this.clock = clock;
    this.health = health;
    this.meters = meters;
  }

  @Produces
  @Singleton
  Claims claims() {
    return new Claims(database, clock, health.settings(), meters::took);
  }

  @Produces
  @Singleton
  Leases leases() {
    return new Leases(database, clock);
  }

  @Produces
  @Singleton
  Reports reports() {
    return new Reports(database, clock, health.settings());
  }

  @Produces
  @Singleton
  Checkpoints checkpoints() {
    return new Checkpoints(database, clock);
  }

  @Produces
  @Singleton
  LeaseSweep leaseSweep() {
    return new LeaseSweep(database, clock);
  }

  @Produces
  @Singleton
  Registrations registrations() {
    return new Registrations(database, clock, meters::took);
  }

  @Produces
  @Singleton
  UploadSweep uploadSweep() {
    return new UploadSweep(database, clock);
  }

  @Produces
  @Singleton
  Probes probes() {
    return new Probes(database, clock, health.settings());
  }

  @Produces
  @Singleton
  Quarantines quarantines() {
    return new Quarantines(database, clock, health.settings());
  }

  @Produces
  @Singleton
  PoolPauses poolPauses() {
    return new PoolPauses(
        database, clock, health.settings(), RandomGenerator.getDefault()::nextDouble);
  }
}
