import type { VaultingMock } from "@ams-vaulting/msw";

/** The script of an operation whose id comes from outside. The mock checks its steps. */
export function scriptOf(mock: VaultingMock, operation: string): AnyScript & { for(id: string): AnyScript } {
  return (mock as unknown as Record<string, AnyScript & { for(id: string): AnyScript }>)[operation] as never;
}

interface AnyScript {
  respond(...steps: unknown[]): void;
}
