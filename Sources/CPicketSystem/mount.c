#include "directory.h"

#if defined(__linux__)

#include <sys/vfs.h>

int picket_keeps_modes(int descriptor) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return 1;
  switch ((unsigned)status.f_type) {
  case 0x4D44:     // FAT
  case 0x2011BAB0: // exFAT
  case 0x7366746E: // NTFS, by ntfs3
  case 0x5346544E: // NTFS, by the older driver
  case 0x65735546: // FUSE, as of ntfs-3g
  case 0xFF534D42: // CIFS
  case 0xFE534D42: // SMB 2
  case 0x01021997: // 9P, as of WSL 2
  case 0x53464846: // WSL 1
  case 0x786F4256: // VirtualBox
    return 0;
  default: return 1;
  }
}

#else

int picket_keeps_modes(int descriptor) {
  (void)descriptor;
  return 1;
}

#endif
