#include "CSyntaxKernels.h"

#include <math.h>

#pragma clang fp contract(off)

#if defined(__x86_64__) && defined(__linux__)
  #define EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
  #define EACH_PROCESSOR
#endif
#define INLINE static inline __attribute__((always_inline))

enum { LANES = 16, HIDDEN = 384, HEADS = 12, HEAD_SIZE = 32, QUERIES = 4 };

typedef float vector __attribute__((vector_size(64), aligned(4)));
typedef int32_t integers __attribute__((vector_size(64), aligned(4)));
typedef uint8_t octets __attribute__((vector_size(16), aligned(1)));

// Vectors go in and out by pointer: passed by value, they would tie these functions to one instruction set.
#define LOAD(pointer) (*(const vector *)(pointer))
#define STORE(value, pointer) (*(vector *)(pointer) = (value))
#define CHOOSE(mask, a, b) ((vector)(((integers)(a) & (mask)) | ((integers)(b) & ~(mask))))
#define LARGER(a, b) CHOOSE((a) > (b), a, b)
#define SMALLER(a, b) CHOOSE((a) < (b), a, b)
#define VALUES(sums, scale, factor, bias) \
  (__builtin_convertvector(*(const integers *)(sums), vector) * (LOAD(scale) * (factor)) + LOAD(bias))

/// The lanes added in pairs.
INLINE float sum(const vector *v) {
  float lanes[LANES];
  STORE(*v, lanes);
  for (int half = LANES / 2; half > 0; half /= 2) {
    for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
  }
  return lanes[0];
}

INLINE float largest(const vector *v) {
  float lanes[LANES];
  STORE(*v, lanes);
  float best = lanes[0];
  for (int i = 1; i < LANES; i++) best = lanes[i] > best ? lanes[i] : best;
  return best;
}

/// e^x to about seven digits: 2^k by its exponent bits times a polynomial of the rest (Cephes `expf`).
INLINE void exponential(vector *x) {
  const vector zero = {0};
  vector clamped = SMALLER(*x, zero + 88.0f);
  clamped = LARGER(clamped, zero - 87.0f);
  // Adding 1.5 · 2^23 rounds to the nearest integer and leaves it in the low bits.
  vector shifted = clamped * 1.44269504f + 12582912.0f;
  vector k = shifted - 12582912.0f;
  vector r = (clamped - k * 0.693359375f) - k * -2.1219444e-4f;
  vector p = zero + 1.98756915e-4f;
  p = p * r + 1.39819995e-3f;
  p = p * r + 8.3334519e-3f;
  p = p * r + 4.1665796e-2f;
  p = p * r + 1.66666655e-1f;
  p = p * r + 5.0000001e-1f;
  vector value = p * (r * r) + r + 1.0f;
  integers bits = ((integers)shifted << 23) + (127 << 23);
  *x = value * (vector)bits;
}

/// x · σ(2 · 0.79788 · (x + 0.044715 x³))
INLINE void gelu(vector *x) {
  vector e = (*x + *x * *x * *x * 0.044715f) * -1.5957691f;
  exponential(&e);
  *x = *x / (e + 1.0f);
}

INLINE void normalize(float *row, long count, const float *weight, const float *bias) {
  vector total = {0};
  for (long i = 0; i < count; i += LANES) total += LOAD(row + i);
  float mean = sum(&total) / (float)count;
  vector squares = {0};
  for (long i = 0; i < count; i += LANES) {
    vector d = LOAD(row + i) - mean;
    squares += d * d;
  }
  float scale = 1 / sqrtf(sum(&squares) / (float)count + 1e-12f);
  for (long i = 0; i < count; i += LANES) STORE((LOAD(row + i) - mean) * scale * LOAD(weight + i) + LOAD(bias + i), row + i);
}

/// Rounds (x − floor) · factor to the nearest bytes.
INLINE void round_to_bytes(const float *row, long count, float floor, float factor, float zero, uint8_t *out) {
  for (long i = 0; i < count; i += LANES) {
    vector shifted = (LOAD(row + i) - floor) * factor + (12582912.0f + zero);
    *(octets *)(out + i) = __builtin_convertvector((integers)shifted, octets);
  }
}

EACH_PROCESSOR void syntax_normalize(float *row, long count, const float *weight, const float *bias) { normalize(row, count, weight, bias); }

EACH_PROCESSOR void syntax_quantize(const float *matrix, long stride, long rows, long columns, uint8_t *bytes, float *scales) {
  for (long r = 0; r < rows; r++) {
    const float *row = matrix + r * stride;
    vector far = {0};
    for (long i = 0; i < columns; i += LANES) {
      vector size = (vector)((integers)LOAD(row + i) & 0x7fffffff);
      far = LARGER(far, size);
    }
    float bound = fmaxf(largest(&far), 1e-9f);
    round_to_bytes(row, columns, 0, 127 / bound, 128, bytes + r * columns);
    scales[r] = bound / 127;
  }
}

EACH_PROCESSOR void syntax_dequantize(
  const int32_t *sums, long stride, long rows, long columns, const float *scales, const float *scale, const float *bias, long leaky, float *out
) {
  for (long r = 0; r < rows; r++) {
    for (long i = 0; i < columns; i += LANES) {
      vector value = VALUES(sums + r * stride + i, scale + i, scales[r], bias + i);
      if (i < leaky) {
        vector less = value * 0.1f;
        value = LARGER(value, less);
      }
      STORE(value, out + r * columns + i);
    }
  }
}

EACH_PROCESSOR void syntax_add_normalized(
  const int32_t *sums, long rows, long columns, const float *scales, const float *scale, const float *bias, const float *weight,
  const float *shift, float *hidden
) {
  for (long r = 0; r < rows; r++) {
    float *row = hidden + r * columns;
    for (long i = 0; i < columns; i += LANES) STORE(LOAD(row + i) + VALUES(sums + r * columns + i, scale + i, scales[r], bias + i), row + i);
    normalize(row, columns, weight, shift);
  }
}

EACH_PROCESSOR void syntax_activate(
  const int32_t *sums, long rows, long columns, float *scales, const float *scale, const float *bias, float floor, float *row, uint8_t *bytes
) {
  for (long r = 0; r < rows; r++) {
    vector far = {0};
    for (long i = 0; i < columns; i += LANES) {
      vector x = VALUES(sums + r * columns + i, scale + i, scales[r], bias + i);
      gelu(&x);
      far = LARGER(far, x);
      STORE(x, row + i);
    }
    float bound = fmaxf(largest(&far) - floor, 1e-9f);
    round_to_bytes(row, columns, floor, 255 / bound, 0, bytes + r * columns);
    scales[r] = bound / 255;
  }
}

/// Attention of `n` queries at once, so that their sums do not wait for one another.
INLINE void attend_some(
  const int n, const float *queries, const float *keys, const float *values, long stride, long count, long padded, float *scores, float *out
) {
  for (long j = 0; j < padded; j += LANES) {
    vector sums[QUERIES] = {0};
    for (long d = 0; d < HEAD_SIZE; d++) {
      for (int q = 0; q < n; q++) sums[q] += LOAD(keys + d * padded + j) * queries[q * stride + d];
    }
    for (int q = 0; q < n; q++) STORE(sums[q] * 0.176776695f, scores + q * padded + j);
  }
  float factors[QUERIES];
  for (int q = 0; q < n; q++) {
    float *row = scores + q * padded;
    for (long j = count; j < padded; j++) row[j] = -INFINITY;
    vector best = (vector){0} - INFINITY, total = {0};
    for (long j = 0; j < padded; j += LANES) {
      vector score = LOAD(row + j);
      best = LARGER(best, score);
    }
    float high = largest(&best);
    for (long j = 0; j < padded; j += LANES) {
      vector weight = LOAD(row + j) - high;
      exponential(&weight);
      STORE(weight, row + j);
    }
    for (long j = count; j < padded; j++) row[j] = 0;
    for (long j = 0; j < padded; j += LANES) total += LOAD(row + j);
    factors[q] = 1 / sum(&total);
  }
  vector low[QUERIES] = {0}, high[QUERIES] = {0};
  for (long j = 0; j < count; j++) {
    for (int q = 0; q < n; q++) {
      low[q] += LOAD(values + j * stride) * scores[q * padded + j];
      high[q] += LOAD(values + j * stride + LANES) * scores[q * padded + j];
    }
  }
  for (int q = 0; q < n; q++) {
    STORE(low[q] * factors[q], out + q * HIDDEN);
    STORE(high[q] * factors[q], out + q * HIDDEN + LANES);
  }
}

EACH_PROCESSOR void syntax_attend(const float *qkv, long count, float *keys, float *scores, float *out) {
  const long stride = 3 * HIDDEN, padded = (count + LANES - 1) / LANES * LANES;
  for (long head = 0; head < HEADS; head++) {
    const float *queries = qkv + head * HEAD_SIZE, *own = queries + HIDDEN, *values = queries + 2 * HIDDEN;
    // Keys with one row a dimension, so that many scores are found at once.
    for (long d = 0; d < HEAD_SIZE; d++) {
      for (long j = 0; j < count; j++) keys[d * padded + j] = own[j * stride + d];
      for (long j = count; j < padded; j++) keys[d * padded + j] = 0;
    }
    long i = 0;
    float *to = out + head * HEAD_SIZE;
    for (; i + QUERIES <= count; i += QUERIES) attend_some(QUERIES, queries + i * stride, keys, values, stride, count, padded, scores, to + i * HIDDEN);
    for (; i < count; i++) attend_some(1, queries + i * stride, keys, values, stride, count, padded, scores, to + i * HIDDEN);
  }
}

EACH_PROCESSOR void syntax_dots(
  const float *one, long one_stride, long rows, const float *other, long other_stride, long columns, long size, float *out
) {
  for (long r = 0; r < rows; r++) {
    for (long c = 0; c < columns; c++) {
      vector total = {0};
      for (long i = 0; i < size; i += LANES) total += LOAD(one + r * one_stride + i) * LOAD(other + c * other_stride + i);
      out[r * columns + c] = sum(&total);
    }
  }
}

EACH_PROCESSOR void syntax_pair(const float *dependent, const float *head, long size, float *out) {
  for (long i = 0; i < size; i += LANES) {
    vector added = LOAD(dependent + i) + LOAD(head + i), less = added * 0.1f;
    STORE(LARGER(added, less), out + i);
    STORE(LOAD(dependent + size + i) * LOAD(head + size + i), out + size + i);
  }
}

EACH_PROCESSOR void syntax_mean(const float *one, const float *other, long count, float *out) {
  for (long i = 0; i < count; i += LANES) STORE((LOAD(one + i) + LOAD(other + i)) * 0.5f, out + i);
}

EACH_PROCESSOR void syntax_gelu(float *values, long count) {
  for (long i = 0; i < count; i += LANES) {
    vector x = LOAD(values + i);
    gelu(&x);
    STORE(x, values + i);
  }
}

EACH_PROCESSOR void syntax_add(const float *row, long count, float factor, float *out) {
  for (long i = 0; i < count; i += LANES) STORE(LOAD(out + i) + LOAD(row + i) * factor, out + i);
}

EACH_PROCESSOR void syntax_multiply(const float *one, const float *other, long count, float *out) {
  for (long i = 0; i < count; i += LANES) STORE(LOAD(one + i) * LOAD(other + i), out + i);
}

EACH_PROCESSOR void syntax_look(
  const float *one, const float *other, float factor, const float *values, long stride, long count, long size, float *weights, float *out
) {
  float high = -INFINITY, total = 0;
  const long padded = (count + LANES - 1) / LANES * LANES;
  for (long j = 0; j < count; j++) {
    weights[j] = (one[j] + other[j]) * factor;
    high = weights[j] > high ? weights[j] : high;
  }
  for (long j = count; j < padded; j++) weights[j] = -INFINITY;
  for (long j = 0; j < padded; j += LANES) {
    vector weight = LOAD(weights + j) - high;
    exponential(&weight);
    STORE(weight, weights + j);
  }
  for (long j = 0; j < count; j++) total += weights[j];
  for (long j = 0; j < count; j++) weights[j] /= total;
  for (long i = 0; i < size; i += LANES) {
    vector mixed = {0};
    for (long j = 0; j < count; j++) mixed += LOAD(values + j * stride + i) * weights[j];
    STORE(mixed, out + i);
  }
}

EACH_PROCESSOR float syntax_logistic(float value) {
  vector x = (vector){0} - value;
  exponential(&x);
  return 1 / (1 + x[0]);
}
