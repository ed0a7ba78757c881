// The affairs' small county, for the flow.
#include "affairs/support.cpp"
