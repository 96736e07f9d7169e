#ifndef YICI_QRENCODE_SHIM_H
#define YICI_QRENCODE_SHIM_H
#include <qrencode.h>
#endif
