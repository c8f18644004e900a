package com.aifilmstudio.local.parts.controlplane;

import com.aifilmstudio.local.parts.binaries.Binaries;
import com.aifilmstudio.local.parts.process.StudioHome;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What the programs of one control plane share. */
record Setting(
    StudioHome home,
    Supplier<Binaries> binaries,
    ControlPlaneOptions options,
    Pki pki,
    Tokens tokens,
    ApiProbe probe) {

  int apiPort() {
    return home.ports().of(ApiServer.NAME);
  }

  String url() {
    return "https://127.0.0.1:" + apiPort();
  }

  /** The kubeconfig of an identity, written anew since the port may have changed. */
  Path kubeconfig(Identity who) {
    var file = home.folder("kubeconfig").resolve(who.token());
    Kubeconfig.write(file, url(), pki.certificateAuthority(), who.token(), tokens.of(who));
    return file;
  }
}
