-- The rules of docs/reference/language.md and of the pages of the diagnostics, as views over facts. `c` is a catalogue, `s` a
-- stream, `l` a line of its text. Facts: see facts.py. The last view, `found`, holds what is to be told: s, code, l.

-- Which arrows exist. A line names whom it means, all others, or nobody.
CREATE VIEW named AS
  SELECT k.c, k.n, k.a, k.side, k.x, t.other AS o FROM line k JOIN whom t USING (c, n) WHERE t.other <> 'all'
  UNION SELECT k.c, k.n, k.a, k.side, k.x, b.a FROM line k JOIN whom t USING (c, n) JOIN activity b USING (c)
    WHERE t.other = 'all' AND b.a <> k.a;
CREATE VIEW silent AS SELECT * FROM line k WHERE NOT EXISTS (SELECT 1 FROM whom t WHERE t.c = k.c AND t.n = k.n);
CREATE VIEW towards AS -- whoever lists it towards this activity on the other side: names it, or nobody
  SELECT k.c, k.n, k.a, k.side, k.x, t.a AS o FROM silent k
    JOIN named t ON t.c = k.c AND t.x = k.x AND t.side <> k.side AND t.o = k.a
  UNION SELECT k.c, k.n, k.a, k.side, k.x, t.a FROM silent k
    JOIN silent t ON t.c = k.c AND t.x = k.x AND t.side <> k.side AND t.a <> k.a;
CREATE VIEW at_all AS -- whoever lists it on the other side at all
  SELECT k.c, k.n, k.a, k.side, k.x, t.a AS o FROM silent k
    JOIN line t ON t.c = k.c AND t.x = k.x AND t.side <> k.side AND t.a <> k.a
    WHERE NOT EXISTS (SELECT 1 FROM towards w WHERE w.c = k.c AND w.n = k.n AND w.x = k.x);
CREATE VIEW anybody AS
  SELECT k.c, k.n, k.a, k.side, k.x, b.a AS o FROM silent k JOIN activity b ON b.c = k.c AND b.a <> k.a
    WHERE NOT EXISTS (SELECT 1 FROM towards w WHERE w.c = k.c AND w.n = k.n AND w.x = k.x)
      AND NOT EXISTS (SELECT 1 FROM at_all w WHERE w.c = k.c AND w.n = k.n AND w.x = k.x);
CREATE VIEW says AS
  SELECT c, CASE side WHEN 'output' THEN a ELSE o END AS src, CASE side WHEN 'output' THEN o ELSE a END AS dst, x, side
  FROM (SELECT * FROM named UNION SELECT * FROM towards UNION SELECT * FROM at_all UNION SELECT * FROM anybody);
CREATE VIEW forbidden AS SELECT c, src, dst, x FROM rule WHERE kind = 'forbid';
CREATE TABLE arrow AS -- what may be handed over; `both` if no note is due
  WITH every AS (
    SELECT c, src, dst, x, count(DISTINCT side) = 2 OR src IN (SELECT p FROM party q WHERE q.c = says.c)
      OR dst IN (SELECT p FROM party q WHERE q.c = says.c)
      OR EXISTS (SELECT 1 FROM activity b WHERE b.c = says.c AND b.a IN (src, dst) AND b.new) AS both
    FROM says GROUP BY c, src, dst, x
    UNION ALL SELECT c, src, dst, x, 1 FROM rule WHERE kind = 'allow')
  SELECT c, src, dst, x, max(both) AS both FROM every e
  WHERE NOT EXISTS (SELECT 1 FROM forbidden f
    WHERE f.c = e.c AND f.src = e.src AND f.dst = e.dst AND (f.x IS NULL OR f.x = e.x))
  GROUP BY c, src, dst, x;
CREATE INDEX of_arrow ON arrow (c, src, dst, x);
CREATE VIEW inside AS -- what may go between two steps of one activity
  SELECT * FROM (
    SELECT c, a, x FROM line UNION SELECT c, src, x FROM arrow JOIN activity USING (c) WHERE src = a
    UNION SELECT c, dst, x FROM arrow JOIN activity USING (c) WHERE dst = a) i
  WHERE NOT EXISTS (SELECT 1 FROM forbidden f
    WHERE f.c = i.c AND f.src = i.a AND f.dst = i.a AND (f.x IS NULL OR f.x = i.x));

-- Who is meant. The names of the stream win over those of the catalogue; the first of two declarations counts.
CREATE VIEW judged AS SELECT s.* FROM stream s WHERE c IS NOT NULL;
CREATE TABLE declared AS
  SELECT d.s, d.l, d.kind, d.name, e.id AS role FROM decl d JOIN stream t USING (s)
    LEFT JOIN end_name e ON e.c = t.c AND e.name = d.within AND e.kind = iif(d.kind = 'step', 'activity', 'party')
  WHERE d.l = (SELECT min(l) FROM decl f WHERE f.s = d.s AND f.name = d.name);
CREATE INDEX of_declared ON declared (s, name);
CREATE TABLE ends AS -- of an arrow: part 1 gives, part 2 takes
  SELECT f.s, f.l, f.part, f.name, d.l AS declared_at, coalesce('d ' || d.name, 'c ' || e.id, 'u ' || f.name) AS node,
    coalesce(d.kind, CASE e.kind WHEN 'activity' THEN 'step' ELSE coalesce(e.kind, 'unknown') END) AS kind,
    iif(d.kind IS NOT NULL, d.role, e.id) AS role
  FROM (SELECT s, l, 1 AS part, src AS name FROM flow UNION ALL SELECT s, l, 2, dst FROM flow) f JOIN judged USING (s)
    LEFT JOIN declared d USING (s, name) LEFT JOIN end_name e ON d.l IS NULL AND e.c = judged.c AND e.name = f.name;
CREATE INDEX of_ends ON ends (s, l, part);
CREATE TABLE joined AS
  SELECT j.c, f.s, f.l, f.cond, f.share, g.node AS src, t.node AS dst, g.role AS src_role, t.role AS dst_role,
    g.kind AS src_kind, t.kind AS dst_kind, g.role = t.role AND g.kind = 'step' AND t.kind = 'step' AS within
  FROM flow f JOIN judged j USING (s) JOIN ends g ON g.s = f.s AND g.l = f.l AND g.part = 1
    JOIN ends t ON t.s = f.s AND t.l = f.l AND t.part = 2;
CREATE INDEX of_joined ON joined (s, l);

-- What is carried: by id, alias or title wherever it is known, else by words among what this arrow may carry.
CREATE TABLE offered AS
  SELECT DISTINCT j.s, j.l, a.x FROM joined j JOIN arrow a
    ON a.c = j.c AND a.src = j.src_role AND a.dst = j.dst_role AND NOT coalesce(j.within, 0)
  UNION SELECT j.s, j.l, i.x FROM joined j JOIN inside i ON j.within AND i.c = j.c AND i.a = j.src_role;
CREATE INDEX of_offered ON offered (s, l, x);
CREATE VIEW has_words AS -- the artefacts of a catalogue that have all words of a name
  SELECT w.c, n.said, w.x FROM name_word n JOIN word w ON w.w = n.w GROUP BY w.c, n.said, w.x
  HAVING count(DISTINCT n.w) = (SELECT count(DISTINCT w) FROM name_word m WHERE m.said = n.said);
CREATE TABLE meant AS -- `how` an artefact is named: exactly, by words of this arrow, by words elsewhere
  SELECT k.s, k.l, k.k, k.said, n.x, 'exactly' AS how FROM carried k JOIN judged j USING (s)
    JOIN artefact_name n ON n.c = j.c AND n.name = k.said
  UNION SELECT k.s, k.l, k.k, k.said, h.x, iif(o.x IS NULL, 'elsewhere', 'here')
    FROM carried k JOIN judged j USING (s) JOIN has_words h ON h.c = j.c AND h.said = k.said
    LEFT JOIN offered o ON o.s = k.s AND o.l = k.l AND o.x = h.x
    WHERE NOT EXISTS (SELECT 1 FROM artefact_name n WHERE n.c = j.c AND n.name = k.said);
CREATE INDEX of_meant ON meant (s, l, k);
CREATE VIEW outcome AS -- of each thing that is carried: what it is, or what is wrong
  SELECT k.s, k.l, k.k, k.said, j.src, j.dst, j.cond, j.src_role, j.dst_role, j.c, j.within,
    (SELECT min(x) FROM meant m WHERE m.s = k.s AND m.l = k.l AND m.k = k.k AND how IN ('exactly', 'here')
      HAVING count(*) = 1) AS x,
    CASE WHEN NOT EXISTS (SELECT 1 FROM meant m WHERE m.s = k.s AND m.l = k.l AND m.k = k.k) THEN 'VSC202'
      WHEN j.src_role IS NULL OR j.dst_role IS NULL THEN 'open'
      WHEN (SELECT count(*) FROM meant m WHERE m.s = k.s AND m.l = k.l AND m.k = k.k AND how = 'here') > 1 THEN 'VSC203'
      WHEN NOT EXISTS (SELECT 1 FROM meant m JOIN offered o USING (s, l, x) WHERE m.s = k.s AND m.l = k.l AND m.k = k.k)
      THEN 'VSC301' ELSE 'fine' END AS code
  FROM carried k JOIN joined j USING (s, l);

-- The graph of a stream. An unknown end counts as reached and as leading on.
CREATE TABLE node AS
  SELECT e.s, e.node, min(e.kind) AS kind, min(e.role) AS role, coalesce(min(e.declared_at), min(e.l)) AS l,
    EXISTS (SELECT 1 FROM joined j WHERE j.s = e.s AND j.dst = e.node) AS gets,
    EXISTS (SELECT 1 FROM joined j WHERE j.s = e.s AND j.src = e.node) AS gives,
    e.node = (SELECT src FROM joined j WHERE j.s = e.s ORDER BY l LIMIT 1)
      AND EXISTS (SELECT 1 FROM key k WHERE k.s = e.s AND k.name = 'trigger') AS triggered,
    coalesce(a.begins, e.kind = 'step') AS begins, coalesce(a.ends, e.kind = 'step') AS may_end
  FROM ends e JOIN judged j USING (s) LEFT JOIN activity a ON a.c = j.c AND a.a = e.role AND e.kind = 'step'
  GROUP BY e.s, e.node;
CREATE INDEX of_node ON node (s, node);
CREATE TABLE one_way AS SELECT s, node, l, gives FROM node
  WHERE kind = 'step' AND (gives AND NOT gets AND NOT begins AND NOT triggered OR gets AND NOT gives AND NOT may_end);
CREATE TABLE reached AS WITH RECURSIVE r(s, node) AS (
  SELECT s, node FROM node WHERE kind <> 'step' OR begins OR triggered
  UNION SELECT j.s, j.dst FROM r JOIN joined j ON j.s = r.s AND j.src = r.node) SELECT * FROM r;
CREATE TABLE leading AS WITH RECURSIVE r(s, node) AS (
  SELECT s, node FROM node WHERE kind <> 'step' OR may_end
  UNION SELECT j.s, j.src FROM r JOIN joined j ON j.s = r.s AND j.dst = r.node) SELECT * FROM r;
CREATE TABLE lost AS -- steps that no start reaches (403), or from which no end is reached (404)
  SELECT s, node, l, 'VSC403' AS code FROM node WHERE (s, node) NOT IN reached
  UNION ALL SELECT s, node, l, 'VSC404' FROM node WHERE (s, node) NOT IN leading;
CREATE TABLE together AS WITH RECURSIVE g(s, code, node, other) AS (
  SELECT s, code, node, node FROM lost
  UNION SELECT g.s, g.code, g.node, h.node FROM g JOIN joined j ON j.s = g.s AND g.other IN (j.src, j.dst)
    JOIN lost h ON h.s = g.s AND h.code = g.code AND h.node IN (j.src, j.dst)) SELECT * FROM g;

CREATE VIEW heading_code AS
  SELECT s, 'VSC401' AS code FROM judged j WHERE EXISTS (SELECT 1 FROM flow f WHERE f.s = j.s)
    AND NOT EXISTS (SELECT 1 FROM node n WHERE n.s = j.s AND n.kind <> 'step' AND n.gives)
    AND NOT EXISTS (SELECT 1 FROM key k WHERE k.s = j.s AND k.name = 'trigger')
  UNION SELECT s, 'VSC402' FROM judged j WHERE EXISTS (SELECT 1 FROM flow f WHERE f.s = j.s)
    AND NOT EXISTS (SELECT 1 FROM node n WHERE n.s = j.s AND n.kind <> 'step' AND n.gets)
  UNION SELECT s, 'VSC411' FROM declared JOIN judged USING (s) JOIN by USING (s, l)
    LEFT JOIN practice_name p ON p.c = judged.c AND p.name = by.practice
    GROUP BY s HAVING count(DISTINCT coalesce(p.id, practice)) = 1
  UNION SELECT s, 'VSC412' FROM judged j WHERE EXISTS (SELECT 1 FROM flow f WHERE f.s = j.s)
    AND EXISTS (SELECT 1 FROM activity a WHERE a.c = j.c AND a.ends)
    AND NOT EXISTS (SELECT 1 FROM node n WHERE n.s = j.s AND n.kind = 'step' AND n.role IS NOT NULL AND n.may_end
      AND NOT EXISTS (SELECT 1 FROM joined o WHERE o.s = n.s AND o.src = n.node AND o.dst_kind = 'step' AND o.dst <> o.src))
    AND NOT EXISTS (SELECT 1 FROM declared d JOIN activity a ON a.c = j.c AND a.a = d.role AND a.ends
      WHERE d.s = j.s AND d.kind = 'step' AND NOT EXISTS (SELECT 1 FROM ends e WHERE e.s = d.s AND e.declared_at = d.l));
CREATE VIEW way AS -- alternatives out of a node; those with the same condition are one, with the largest share
  SELECT s, src, coalesce('when ' || cond, 'line ' || l) AS one, max(share) AS share,
    min(iif(share IS NULL, NULL, l)) AS l FROM joined
  WHERE cond IS NOT NULL OR share IS NOT NULL GROUP BY 1, 2, 3;

CREATE VIEW found AS
  SELECT s, 'VSC201' AS code, l FROM stream WHERE c IS NULL
  UNION SELECT s, 'VSC201', d.l FROM declared d JOIN judged USING (s) WHERE role IS NULL
  UNION SELECT s, 'VSC201', l FROM ends WHERE kind = 'unknown' AND declared_at IS NULL
  UNION SELECT s, 'VSC201', d.l FROM declared d JOIN by USING (s, l) JOIN judged USING (s)
    WHERE practice NOT IN (SELECT name FROM practice_name p WHERE p.c = judged.c)
  UNION SELECT s, 'VSC204', l FROM decl d WHERE EXISTS
    (SELECT 1 FROM decl e WHERE e.s = d.s AND e.name = d.name AND e.l < d.l)
  UNION SELECT s, 'VSC204', l FROM key k WHERE EXISTS
    (SELECT 1 FROM key e WHERE e.s = k.s AND e.name = k.name AND e.l < k.l)
  UNION SELECT d.s, 'VSC205', d.l FROM declared d JOIN judged USING (s) JOIN end_name e ON e.c = judged.c
    AND e.name = d.name AND e.kind = 'activity' WHERE d.kind = 'step' AND e.id <> d.role
  UNION SELECT e.s, 'VSC220', min(e.l) FROM ends e JOIN declared d ON d.s = e.s AND d.kind = 'step' AND d.role = e.role
    WHERE e.declared_at IS NULL AND e.kind = 'step' GROUP BY e.s, e.name
  UNION SELECT k.s, 'VSC221', min(k.l) FROM key k JOIN slip USING (name)
    WHERE NOT EXISTS (SELECT 1 FROM key o WHERE o.s = k.s AND o.name = slip.meant)
    GROUP BY k.s, k.name
  UNION SELECT s, 'VSC222', d.l FROM declared d JOIN by USING (s, l) JOIN judged USING (s)
    JOIN practice_name p ON p.c = judged.c AND p.name = practice WHERE p.id <> p.name
  UNION SELECT d.s, 'VSC223', d.l FROM declared d JOIN declared e USING (s)
    WHERE d.name <> e.name AND lower(d.name) = lower(e.name)
  UNION SELECT s, code, l FROM outcome WHERE code LIKE 'VSC%'
  UNION SELECT s, iif(EXISTS (SELECT 1 FROM offered o WHERE o.s = j.s AND o.l = j.l), 'VSC303', 'VSC301'), l
    FROM joined j WHERE src_role IS NOT NULL AND dst_role IS NOT NULL AND NOT within
      AND NOT EXISTS (SELECT 1 FROM carried k WHERE k.s = j.s AND k.l = j.l)
  UNION SELECT o.s, 'VSC302', o.l FROM outcome o JOIN arrow a ON a.c = o.c AND a.src = o.src_role
    AND a.dst = o.dst_role AND a.x = o.x WHERE o.code = 'fine' AND NOT o.within AND NOT a.both
  UNION SELECT h.s, h.code, s.l FROM heading_code h JOIN stream s USING (s)
  UNION SELECT s, 'VSC405', l FROM one_way
  UNION SELECT g.s, g.code, min(n.l) FROM together g JOIN node n ON n.s = g.s AND n.node = g.other
    WHERE NOT EXISTS (SELECT 1 FROM together o JOIN one_way w ON w.s = o.s AND w.node = o.other
        AND w.gives = (o.code = 'VSC403') WHERE o.s = g.s AND o.code = g.code AND o.node = g.node)
      AND (g.s, iif(g.code = 'VSC403', 'VSC401', 'VSC402')) NOT IN heading_code
    GROUP BY g.s, g.code, g.node
  UNION SELECT o.s, 'VSC406', o.l FROM outcome o JOIN joined j USING (s, l)
    WHERE j.src_kind = 'step' AND o.code = 'fine'
      AND NOT EXISTS (SELECT 1 FROM line k WHERE k.c = j.c AND k.a = j.src_role AND k.side = 'output' AND k.x = o.x)
      AND NOT EXISTS (SELECT 1 FROM rule r WHERE r.c = j.c AND r.kind = 'allow' AND r.src = j.src_role AND r.x = o.x)
      AND NOT EXISTS (SELECT 1 FROM outcome g WHERE g.s = o.s AND g.dst = o.src AND (g.x = o.x OR g.x IS NULL))
  UNION SELECT s, 'VSC407', min(l) FROM way GROUP BY s, src HAVING sum(share) > 100 OR sum(share) < 100
    AND count(share) = count(*) AND NOT EXISTS (SELECT 1 FROM node n WHERE n.s = way.s AND n.node = way.src
      AND n.kind = 'step' AND n.may_end) AND (count(*) > 1 OR NOT EXISTS (SELECT 1 FROM joined j WHERE j.s = way.s
      AND j.src = way.src AND j.cond IS NULL AND j.share IS NULL))
  UNION SELECT o.s, 'VSC408', o.l FROM outcome o WHERE EXISTS (SELECT 1 FROM outcome p WHERE p.s = o.s AND p.src = o.src
    AND p.dst = o.dst AND coalesce(p.x, p.said) = coalesce(o.x, o.said) AND p.cond IS o.cond AND (p.l, p.k) < (o.l, o.k))
  UNION SELECT j.s, 'VSC408', j.l FROM joined j JOIN joined p ON p.s = j.s AND p.src = j.src AND p.dst = j.dst
    AND p.cond IS j.cond AND p.l < j.l WHERE NOT EXISTS (SELECT 1 FROM carried k WHERE k.s = j.s AND k.l IN (j.l, p.l))
  UNION SELECT s, 'VSC409', d.l FROM declared d JOIN judged USING (s) WHERE NOT EXISTS
    (SELECT 1 FROM ends e WHERE e.s = d.s AND e.declared_at = d.l)
  UNION SELECT s, 'VSC410', d.l FROM declared d JOIN judged USING (s) WHERE kind = 'step' AND NOT EXISTS
    (SELECT 1 FROM by WHERE by.s = d.s AND by.l = d.l);
