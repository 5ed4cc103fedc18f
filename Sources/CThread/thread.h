#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// A thread of the system. On Linux it tells the kernel where to run: left to itself, the kernel can put a new thread behind its maker, or
// wake the maker behind the thread, and one of the two waits for milliseconds beside an idle processor.
struct cthread {
  pthread_t thread;
  bool started;
#ifdef __GLIBC__
  // Whether its maker keeps to one processor and the thread to the others, and those that the maker had before.
  bool apart;
  pthread_t maker;
  cpu_set_t before;
#endif
};

#ifdef __GLIBC__
// As in glibc, which shows them only where _GNU_SOURCE is defined.
int sched_getcpu(void);
int sched_getaffinity(pid_t, size_t, cpu_set_t *);
int pthread_attr_setaffinity_np(pthread_attr_t *, size_t, const cpu_set_t *);
int pthread_setaffinity_np(pthread_t, size_t, const cpu_set_t *);

// The processor that the caller runs on, alone; false where it can't be told.
static inline bool cthread_here(cpu_set_t *_Nonnull here) {
  const int processor = sched_getcpu();
  if (processor < 0 || (size_t)processor >= 8 * sizeof *here) return false;
  const size_t bits = 8 * sizeof *here->__bits;
  *here = (cpu_set_t){0};
  here->__bits[(size_t)processor / bits] = 1UL << (size_t)processor % bits;
  return true;
}
#endif

// Starts a thread on its maker's processors.
static inline struct cthread cthread_start(void *_Nullable (*_Nonnull body)(void *_Nullable), void *_Nullable argument) {
  struct cthread made = {0};
  made.started = pthread_create(&made.thread, NULL, body, argument) == 0;
  return made;
}

// Starts a thread beside its maker, which keeps to its processor until it has joined the thread.
static inline struct cthread cthread_start_apart(void *_Nullable (*_Nonnull body)(void *_Nullable), void *_Nullable argument) {
#ifdef __GLIBC__
  struct cthread made = {0};
  cpu_set_t here;
  pthread_attr_t attributes;
  if (cthread_here(&here) && sched_getaffinity(0, sizeof made.before, &made.before) == 0 && pthread_attr_init(&attributes) == 0) {
    cpu_set_t others = made.before;
    for (size_t i = 0; i < sizeof others.__bits / sizeof *others.__bits; i++) others.__bits[i] &= ~here.__bits[i];
    pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
    // Fails where there is no other processor.
    made.started = pthread_create(&made.thread, &attributes, body, argument) == 0;
    made.maker = pthread_self();
    made.apart = made.started && pthread_setaffinity_np(made.maker, sizeof here, &here) == 0;
    pthread_attr_destroy(&attributes);
  }
  // The two wait for each other where memory grows: more of it at a time.
  mallopt(M_TOP_PAD, 1 << 21);
  if (made.started) return made;
#endif
  return cthread_start(body, argument);
}

// Waits for a thread, which has the caller's processor meanwhile. To be called once, and while its maker lives.
static inline void cthread_join(struct cthread made) {
  if (!made.started) return;
#ifdef __GLIBC__
  cpu_set_t here;
  if (!made.apart && cthread_here(&here)) pthread_setaffinity_np(made.thread, sizeof here, &here);
#endif
  pthread_join(made.thread, NULL);
#ifdef __GLIBC__
  if (made.apart) pthread_setaffinity_np(made.maker, sizeof made.before, &made.before);
#endif
}
