package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.media.Ffmpeg;
import java.util.SortedMap;
import java.util.TreeMap;

/** Versions of what makes a film's bytes beside the model. */
public record Tools(String renderPod, String ffmpeg) {

  /** This program, as its jar says, and the libraries that it found. */
  public static Tools found() {
    var version = Tools.class.getPackage().getImplementationVersion();
    return new Tools(version == null ? "development" : version, Ffmpeg.version());
  }

  SortedMap<String, String> byName() {
    var names = new TreeMap<String, String>();
    names.put("render-pod", renderPod);
    names.put("ffmpeg", ffmpeg);
    return names;
  }
}
