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
