// PCRE2 asks for its code unit width before its header is read, and Swift cannot set a define for a
// system module.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
