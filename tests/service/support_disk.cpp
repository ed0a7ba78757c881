// The storage's failing disk, for the whole service.
#include "storage/support_disk.cpp"
