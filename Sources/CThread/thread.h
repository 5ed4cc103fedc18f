#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

struct cthread {
  pthread_t thread;
  bool started;
};

#ifdef __GLIBC__
// As in glibc, which shows them only where _GNU_SOURCE is defined.
int sched_getcpu(void);
int sched_getaffinity(pid_t, size_t, cpu_set_t *);
int pthread_attr_setaffinity_np(pthread_attr_t *, size_t, const cpu_set_t *);
int pthread_setaffinity_np(pthread_t, size_t, const cpu_set_t *);
#endif

// Starts a thread, on another processor than this where it may. Linux can start a thread behind its maker, on the same one, and move it
// to an idle one three milliseconds later.
static inline struct cthread cthread_start(void *_Nullable (*_Nonnull body)(void *_Nullable), void *_Nullable argument) {
  struct cthread made = {0};
#ifdef __GLIBC__
  const int here = sched_getcpu();
  const int bits = 8 * sizeof(unsigned long);
  cpu_set_t all, others;
  pthread_attr_t attributes;
  if (here >= 0 && (size_t)here < 8 * sizeof all && sched_getaffinity(0, sizeof all, &all) == 0 && pthread_attr_init(&attributes) == 0) {
    others = all;
    others.__bits[here / bits] &= ~(1UL << here % bits);
    pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
    // Fails where there is no other processor.
    made.started = pthread_create(&made.thread, &attributes, body, argument) == 0;
    if (made.started) pthread_setaffinity_np(made.thread, sizeof all, &all);
    pthread_attr_destroy(&attributes);
  }
#endif
  if (!made.started) made.started = pthread_create(&made.thread, NULL, body, argument) == 0;
  return made;
}
