import { join } from "node:path";
import type { Package } from "../../work/packages.ts";

/** A way into a package that has types. */
export interface Entry {
  /** As it is imported: `@scope/name` or `@scope/name/part`. */
  specifier: string;
  declarations: string;
}

export function typedEntries({ manifest, folder }: Package): Entry[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) =>
    typeof target === "object" && target.types
      ? [{ specifier: join(manifest.name, path), declarations: join(folder, target.types) }]
      : [],
  );
}
