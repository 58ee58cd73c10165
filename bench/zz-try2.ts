import { readFeatureModel } from '#server/modeling/import/read-feature-model.ts';
import { featureProblem, problemOf } from '#server/modeling/import/feature-problem.ts';
import { compileProblem } from '#server/engine/compile-problem.ts';
import { loadCadicalSolver } from '#server/engine/cadical-solver.ts';
import { findPossibleValues } from '#server/modeling/stats/find-possible-values.ts';
import { countSolutions } from '#server/modeling/stats/count-solutions.ts';
import { readFileSync } from 'node:fs';
const csv = readFileSync('/tmp/fmb/statistics/Complete.csv', 'utf8')
  .split('\n')
  .map((l) => l.split(';'));
const H = csv[0]!;
const col = (n: string) => H.indexOf(n);
const truth = new Map(
  csv
    .slice(1)
    .map((r) => [r[col('Path')]?.replace('feature_models/original/', '').replace(/\.[^.]*$/, ''), r]),
);
const factory = await loadCadicalSolver();
for (const f of process.argv.slice(2)) {
  const t0 = performance.now();
  const r = await readFeatureModel(f);
  if (!r.model) {
    console.log(f, 'FAILED', r.diagnostics[0]);
    continue;
  }
  const p = featureProblem(r.model);
  const c = compileProblem(problemOf(p));
  const t3 = performance.now();
  const pv = findPossibleValues(c, factory);
  let core=0, dead=0; const names: string[]=[];
  p.literals.forEach((l,i)=>{ if (r.model!.features[i]!.auxiliary) return; if (l.kind==='always') {core++; return;} const fd=c.fieldsByName.get(l.field)!; if (fd.kind!=='values') throw 1; const has = pv.has(l.field,l.value); const other = fd.values.some(v=>v!==l.value && pv.has(l.field,v)); const can = l.kind==='is'?has:other; const cannot = l.kind==='is'?other:has; if(!can) dead++; if(!cannot) core++; });
  const res = {calls: pv.questions};
  const t4 = performance.now();
  const known: number[] = []; for (const fd of c.fields) if (fd.kind==='values') fd.values.forEach((v,i)=>{ if(!pv.has(fd.name,v)) known.push(-fd.literals[i]!); });
  const t5 = performance.now();
  const n = process.env.COUNT ? countSolutions(c, {known, timeLimit: Number(process.env.COUNT)}) : undefined;
  const cnt = 'count ' + (n===undefined?'?':String(n).slice(0,6)+'e'+(String(n).length-1)) + ' ' + Math.round(performance.now()-t5) + ' ms, truth 1e'+ (truth.get(f.replace(/.*feature_models\/(uvl|dimacs)\//,'').replace(/\.[^.]*$/,''))?.[col('NumberOfValidConfigurationsLog')]);
  const key = f.replace(/.*feature_models\/(uvl|dimacs)\//, '').replace(/\.[^.]*$/, '');
  const row = truth.get(key);
  const g = (n: string) => row?.[col(n)];
  const ok = row
    ? Number(g('Number_CORE')) === core &&
      Number(g('Number_Dead')) === dead &&
      Number(g('NumberOfFeatures')) === p.literals.length
    : '-';
  console.log(
    ok === true ? 'OK ' : ok === '-' ? '-  ' : 'BAD',
    key,
    'features',
    p.literals.length,
    g('NumberOfFeatures'),
    'core',
    core,
    g('Number_CORE'),
    'dead',
    dead,
    g('Number_Dead'),
    'calls',
    res.calls,
    cnt, 'load',
    Math.round(t3 - t0),
    'settle',
    Math.round(t4 - t3),
  );
}
