-- What EverShop's own seed leaves out, and a shop needs before anybody can order from it.
INSERT INTO setting (name, value, is_json) VALUES
  ('storeName', 'Corner Store', 'f'),
  ('storeDescription', 'Cups, vases and other quiet things', 'f'),
  ('storeEmail', 'store@example.com', 'f'),
  ('storePhoneNumber', '217 555 0100', 'f'),
  ('storeCountry', 'US', 'f'),
  ('storeProvince', 'US-IL', 'f'),
  ('storeCity', 'Springfield', 'f'),
  ('storePostalCode', '62701', 'f'),
  ('storeAddress', '1 Main Street', 'f'),
  ('codPaymentStatus', '1', 'f'),
  ('codDisplayName', 'Cash on Delivery', 'f')
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

WITH zone AS (
  INSERT INTO shipping_zone (name) VALUES ('World') RETURNING shipping_zone_id AS id
), countries AS (
  INSERT INTO shipping_zone_country (zone_id, country)
  SELECT id, country FROM zone, unnest(ARRAY['US', 'DE', 'GB', 'FR', 'NL']) AS country
), provider AS (
  INSERT INTO shipping_zone_provider (zone_id, provider_code) SELECT id, 'core' FROM zone
), method AS (
  INSERT INTO core_shipping_method (name, sort_order) VALUES ('Standard', 0), ('Express', 1)
  RETURNING core_shipping_method_id AS id, name
)
INSERT INTO core_shipping_method_rate (method_id, zone_id, cost)
SELECT method.id, zone.id, CASE method.name WHEN 'Standard' THEN 5 ELSE 15 END FROM method, zone;

-- Without these two the home page is empty, and nothing leads to the products.
WITH widget AS (
  INSERT INTO widget_instance (name, type, settings, status) VALUES
    ('Main menu', 'basic_menu', '{"isMain": true, "className": "", "menus": [
      {"uuid": "m1", "id": "m1", "name": "Accessories", "url": "/accessories", "type": "custom", "children": []},
      {"uuid": "m2", "id": "m2", "name": "Women", "url": "/women", "type": "custom", "children": []},
      {"uuid": "m3", "id": "m3", "name": "About us", "url": "/about-us", "type": "custom", "children": []}
    ]}', true),
    ('Featured', 'collection_products',
      '{"collection": "homepage", "count": 4, "countPerRow": 4, "heading": "Featured"}', true)
  RETURNING widget_instance_id AS id, type
)
INSERT INTO widget_placement (widget_instance_id, route, area, sort_order)
SELECT
  id,
  CASE type WHEN 'basic_menu' THEN 'all' ELSE 'homepage' END,
  CASE type WHEN 'basic_menu' THEN 'headerMiddleLeft' ELSE 'content' END,
  10
FROM widget;

-- Pages live at /KEY since 2.2, which EverShop itself writes down only for a page that is made by hand.
INSERT INTO url_rewrite (request_path, target_path, entity_uuid, entity_type)
SELECT '/' || url_key, '/page/' || url_key, uuid, 'cms_page'
FROM cms_page JOIN cms_page_description ON cms_page_description_cms_page_id = cms_page_id;

-- The seed takes its pictures from the network, which is not the same everywhere: these are drawn beside it.
DELETE FROM product_image;
INSERT INTO product_image
  (product_image_product_id, origin_image, thumb_image, listing_image, single_image, is_main)
SELECT product_id, file, file, file, file, true
FROM product, LATERAL (SELECT '/assets/catalog/' || lower(sku) || '.jpg' AS file) AS picture;
