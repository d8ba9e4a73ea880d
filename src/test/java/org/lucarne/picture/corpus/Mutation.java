package org.lucarne.picture.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/** Damage by chance: of files that were coherent, or nearly. */
public final class Mutation {
  private static final int[] NUMBERS = {
    0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0x4e20, 0x4e21
  };

  private final RandomGenerator chance;
  private final List<byte[]> seeds;

  public Mutation(RandomGenerator chance, List<byte[]> seeds) {
    this.chance = chance;
    this.seeds = seeds;
  }

  /** One of the files, damaged one to three times. */
  public byte[] next() {
    byte[] file = seed().clone();
    int times = chance.nextInt(1, 4);
    for (int i = 0; i < times; i++) {
      file = damage(file);
    }
    if (chance.nextBoolean()) {
      repairChecksums(file);
    }
    return file;
  }

  private byte[] seed() {
    return seeds.get(chance.nextInt(seeds.size()));
  }

  private byte[] damage(byte[] file) {
    if (file.length < 8) {
      return seed().clone();
    }
    return switch (chance.nextInt(8)) {
      case 0, 1, 2 -> flip(file);
      case 3, 4 -> number(file);
      case 5 -> Arrays.copyOf(file, chance.nextInt(file.length));
      case 6 -> Bytes.join(Arrays.copyOf(file, place(file)), tail(seed()));
      default -> Bytes.join(file, tail(file));
    };
  }

  private byte[] flip(byte[] file) {
    for (int i = chance.nextInt(1, 5); i > 0; i--) {
      file[place(file)] ^= (byte) (1 << chance.nextInt(8));
    }
    return file;
  }

  /** A number that formats stumble over, in two or four bytes, of either order. */
  private byte[] number(byte[] file) {
    int value = NUMBERS[chance.nextInt(NUMBERS.length)];
    int length = chance.nextBoolean() ? 2 : 4;
    int at = Math.min(place(file), file.length - length);
    boolean big = chance.nextBoolean();
    for (int i = 0; i < length; i++) {
      file[at + i] = (byte) (value >> 8 * (big ? length - 1 - i : i));
    }
    return file;
  }

  /** Rather where heads are than in the middle of pixels. */
  private int place(byte[] file) {
    int most = chance.nextBoolean() ? Math.min(file.length, 200) : file.length;
    return chance.nextInt(most);
  }

  private byte[] tail(byte[] file) {
    return file.length == 0 ? file : Arrays.copyOfRange(file, place(file), file.length);
  }

  /** Of a PNG's chunks, without which few mutations would come further than the first. */
  private static void repairChecksums(byte[] file) {
    int at = Png.SIGNATURE.length;
    boolean png = Arrays.mismatch(file, Png.SIGNATURE) == Png.SIGNATURE.length;
    while (png && at + 12 <= file.length) {
      long length = 0;
      for (int i = 0; i < 4; i++) {
        length = length << 8 | file[at + i] & 0xff;
      }
      if (length > file.length - at - 12) {
        return;
      }
      CRC32 crc = new CRC32();
      crc.update(file, at + 4, (int) length + 4);
      at += 8 + (int) length;
      byte[] sum = Bytes.big().u32(crc.getValue()).toArray();
      System.arraycopy(sum, 0, file, at, 4);
      at += 4;
    }
  }
}
