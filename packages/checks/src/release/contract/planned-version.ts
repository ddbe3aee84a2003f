import getReleasePlan from "@changesets/get-release-plan";
import { publicPackages } from "../../work/packages.ts";

/** The version that the changesets lead to; the present one where there are none. The public packages share it. */
export async function plannedVersion(repository: string): Promise<string> {
  const packages = publicPackages(repository).map(({ manifest }) => manifest);
  const { releases } = await getReleasePlan(repository);
  const planned = packages.map(
    ({ name, version }) => releases.find((release) => release.name === name)?.newVersion ?? version,
  );
  const [version, ...others] = new Set(planned);
  if (version === undefined) throw new Error("There is no public package.");
  if (others.length > 0)
    throw new Error(
      `The public packages would part: ${planned.join(", ")}. See "fixed" in .changeset/config.json.`,
    );
  return version;
}
