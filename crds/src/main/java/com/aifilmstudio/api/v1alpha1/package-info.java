/**
 * The API of the studio: what people write in {@code RenderJob} and administrators in {@code
 * RenderPool}, and what the operator says about them. The CRDs in {@code crds/*.yaml} are written
 * from these records, so every component carries its description, unit, default and bounds.
 *
 * <p>Components that a resource may leave out are null until the API server has filled in the
 * defaults; lists and maps are never null. Enum constants are spelled as in YAML.
 */
package com.aifilmstudio.api.v1alpha1;
