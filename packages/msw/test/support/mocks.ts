import { afterEach } from "vitest";
import { createVaultingMock } from "../../src/index.ts";
import { merchantOf } from "./merchant.ts";

// Making keys takes longer than the tests, so the files share two mocks that are strangers to each other.

export const mock = createVaultingMock();
export const merchant = await merchantOf(mock);

export const other = createVaultingMock();
export const stranger = await merchantOf(other);

/** Both forget their scripts after each test of the calling file. */
export function resetAfterEach(): void {
  afterEach(() => {
    mock.reset();
    other.reset();
  });
}
