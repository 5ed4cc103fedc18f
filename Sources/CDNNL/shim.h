#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.h>

// oneDNN starts OpenMP threads of its own; the setting holds for the calling thread only, and not every build has OpenMP.
static inline void cdnnl_use_one_thread(void) {
  void (*set_threads)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_num_threads");
  if (set_threads) set_threads(1);
}

#define CDNNL_TEXT(number) #number
#define CDNNL_FILE(major) "libdnnl.so." CDNNL_TEXT(major)

typedef __typeof__(dnnl_gemm_u8s8s32) cdnnl_gemm;

// Loaded when the first text is parsed: its 40 MB would cost every other command two milliseconds.
static inline cdnnl_gemm *_Nullable cdnnl_load_gemm(void) {
#ifdef __APPLE__
  return dnnl_gemm_u8s8s32;
#else
  // Global, so that its OpenMP is found above.
  void *library = dlopen(CDNNL_FILE(DNNL_VERSION_MAJOR), RTLD_NOW | RTLD_GLOBAL);
  return library ? (cdnnl_gemm *)dlsym(library, "dnnl_gemm_u8s8s32") : NULL;
#endif
}
