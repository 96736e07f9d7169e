// Readline's variables are C globals, which Swift 6 cannot reach safely: small functions stand before them.
#ifndef YICI_READLINE_SHIM_H
#define YICI_READLINE_SHIM_H
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

static inline void yici_set_name(const char *name) { rl_readline_name = name; }
static inline void yici_catch_signals(int on) { rl_catch_signals = on; }
static inline void yici_bind_tab(rl_command_func_t *function) { rl_bind_key('\t', function); }
static inline const char *yici_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline void yici_set_completion(rl_completion_func_t *function) {
  rl_attempted_completion_function = function;
  rl_completer_word_break_characters = "";
  rl_basic_word_break_characters = "";
}
static inline void yici_completion_over(void) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = '\0';
}
static inline void yici_set_event_hook(rl_hook_func_t *hook) { rl_event_hook = hook; }
static inline void yici_finish_line(void) { rl_done = 1; }
#endif
