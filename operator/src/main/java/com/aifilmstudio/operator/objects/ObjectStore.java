package com.aifilmstudio.operator.objects;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The object store. A call that does not reach it throws {@link StoreUnavailable}. */
public interface ObjectStore {

  /** An address from which the object can be read for a while, without credentials. */
  URI signGet(ObjectName name, Duration valid);

  /** An address to which exactly these bytes can be written for a while. */
  SignedPut signPut(ObjectName name, long bytes, String sha256, Duration valid);

  /** What the store has under the name, if anything. */
  Optional<StoredObject> look(ObjectName name);

  /** The whole object, if it is there; one longer than {@code limit} bytes is refused. */
  Optional<byte[]> read(ObjectName name, int limit);

  /** Puts a small object of our own in place of what is there. */
  void write(ObjectName name, byte[] bytes);

  /** Up to a thousand keys that begin so, in order, from the one after {@code last}. */
  List<String> list(String bucket, String prefix, String last);

  /** Afterwards the object is not there; also if it never was. */
  void delete(ObjectName name);
}
