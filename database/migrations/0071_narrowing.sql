-- Up Migration

-- A list is narrowed to the combinations of facets that its cells name, so it asks for whole combinations: the planner
-- knows how frequent each is (of the words in them it knew nothing), and the rare ones are found by this.
create index products_by_facets on products (kind, facets) where status = 'published';
drop index products_facets;

-- Down Migration

create index products_facets on products using gin (string_to_array(facets, ' ')) where status = 'published';
drop index products_by_facets;
