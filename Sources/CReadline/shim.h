// Readline's variables are C globals, which Swift 6 cannot reach safely: small functions stand before them.
#ifndef YICI_READLINE_SHIM_H
#define YICI_READLINE_SHIM_H
#include <stdio.h>
#include <termios.h>
#include <unistd.h>
#include <readline/readline.h>
#include <readline/history.h>

static inline void yici_set_name(const char *name) { rl_readline_name = name; }

// Completion sees the whole line as one word, and never falls back to file names.
static inline void yici_set_completion(rl_completion_func_t *function) {
  rl_attempted_completion_function = function;
  rl_completer_word_break_characters = "";
  rl_basic_word_break_characters = "";
  rl_completer_quote_characters = "";
}
static inline void yici_completion_over(void) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
  rl_sort_completion_matches = 0;
}

// Defaults; the person's inputrc is read later and wins.
static inline void yici_set_defaults(void) {
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_variable_bind("page-completions", "off");
  rl_variable_bind("completion-query-items", "-1");
  rl_variable_bind("bell-style", "none");
  rl_variable_bind("enable-bracketed-paste", "on");
}

// Ctrl-C is a key while a line is edited, not a signal: it drops the line and stays.
static inline int yici_drop_line(int count, int key) {
  (void)count; (void)key;
  rl_end_of_line(1, 0);
  rl_crlf();
  rl_replace_line("", 1);
  rl_point = rl_mark = 0;
  rl_on_new_line();
  rl_redisplay();
  return 0;
}
static inline void yici_prepare_terminal(int meta) {
  struct termios mode;
  rl_prep_terminal(meta);
  if (tcgetattr(STDIN_FILENO, &mode) == 0) {
    mode.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
  }
}
static inline void yici_take_interrupt_as_key(void) {
  rl_prep_term_function = yici_prepare_terminal;
  rl_bind_key(3, yici_drop_line);
}

// Readline shows C1 controls and direction controls as they are; a terminal obeys them. They become '?'.
static inline int yici_read_key(FILE *stream) {
  static unsigned char queue[2];
  static int queued = 0, next = 0;
  int first, second, third;
  if (next < queued) return queue[next++];
  queued = next = 0;
  first = rl_getc(stream);
  if (first != 0xC2 && first != 0xE2) return first;
  second = rl_getc(stream);
  if (second == EOF) return first;
  if (first == 0xC2) {
    if (second >= 0x80 && second <= 0x9F) return '?';
    queue[queued++] = second;
    return first;
  }
  third = rl_getc(stream);
  if (third == EOF) third = '?';
  if ((second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)))
      || (second == 0x81 && third >= 0xA6 && third <= 0xA9))
    return '?';
  queue[queued++] = second;
  queue[queued++] = third;
  return first;
}
static inline void yici_filter_keys(void) { rl_getc_function = yici_read_key; }
#endif
