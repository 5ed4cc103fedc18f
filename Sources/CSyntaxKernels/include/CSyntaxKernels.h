#ifndef RELATA_SYNTAX_KERNELS_H
#define RELATA_SYNTAX_KERNELS_H

#include <stdint.h>

/// The float arithmetic between the matrix products of the syntax model.
///
/// Every sum has a fixed order, sixteen lanes wide whatever the processor has, and no product is fused into it, so that results
/// do not depend on the processor. Where the system can choose at run time, each function is there for AVX-512, AVX2 and the
/// least common instruction set. Rows are multiples of sixteen long.

/// Layer normalisation of a row in place.
void syntax_normalize(float *_Nonnull row, long count, const float *_Nonnull weight, const float *_Nonnull bias);

/// Rounds rows to bytes around 128, each with a scale: x ≈ scale · (byte − 128). Rows of `matrix` are `stride` apart.
void syntax_quantize(
  const float *_Nonnull matrix, long stride, long rows, long columns, uint8_t *_Nonnull bytes, float *_Nonnull scales);

/// Sums to values, with a scale a row and a scale and a bias a column. The first `leaky` columns go through a leaky ReLU of slope 0.1.
void syntax_dequantize(
  const int32_t *_Nonnull sums, long stride, long rows, long columns, const float *_Nonnull scales, const float *_Nonnull scale,
  const float *_Nonnull bias, long leaky, float *_Nonnull out);

/// Adds sums to rows of the residual stream and normalises these.
void syntax_add_normalized(
  const int32_t *_Nonnull sums, long rows, long columns, const float *_Nonnull scales, const float *_Nonnull scale,
  const float *_Nonnull bias, const float *_Nonnull weight, const float *_Nonnull shift, float *_Nonnull hidden);

/// Sums through GELU, in its tanh form, to bytes again: x ≈ scale · byte + floor. `row` holds one row of values; `scales` are replaced.
void syntax_activate(
  const int32_t *_Nonnull sums, long rows, long columns, float *_Nonnull scales, const float *_Nonnull scale,
  const float *_Nonnull bias, float floor, float *_Nonnull row, uint8_t *_Nonnull bytes);

/// Multi-head self-attention (Vaswani et al., 2017) of `count` rows of queries, keys and values that see each other, twelve heads of 32.
/// `keys` holds 32 rows of `count` rounded up to sixteen, `scores` four.
void syntax_attend(
  const float *_Nonnull qkv, long count, float *_Nonnull keys, float *_Nonnull scores, float *_Nonnull out);

/// The products of each of `rows` vectors with each of `columns` others, row by row into `out`.
void syntax_dots(
  const float *_Nonnull one, long one_stride, long rows, const float *_Nonnull other, long other_stride, long columns, long size,
  float *_Nonnull out);

/// A word beside its head: the leaky ReLU of the sum of the first `size` numbers, then the product of the next.
void syntax_pair(const float *_Nonnull dependent, const float *_Nonnull head, long size, float *_Nonnull out);

/// Half of the sum of two rows.
void syntax_mean(const float *_Nonnull one, const float *_Nonnull other, long count, float *_Nonnull out);

/// GELU in its tanh form, in place.
void syntax_gelu(float *_Nonnull values, long count);

/// Adds a row times a factor to another.
void syntax_add(const float *_Nonnull row, long count, float factor, float *_Nonnull out);

/// The products of two rows, number by number.
void syntax_multiply(const float *_Nonnull one, const float *_Nonnull other, long count, float *_Nonnull out);

/// Attention of one query with two parts: its scores are `(one + other) · factor`, and `out` is the mean of the `count` rows of `values`, `stride`
/// apart and `size` long, by the softmax of them. `weights` holds `count` rounded up to sixteen.
void syntax_look(
  const float *_Nonnull one, const float *_Nonnull other, float factor, const float *_Nonnull values, long stride, long count, long size,
  float *_Nonnull weights, float *_Nonnull out);

/// 1 / (1 + e^−x).
float syntax_logistic(float value);

#endif
