// The storage's failing disk, for the flow.
#include "storage/support_disk.cpp"
