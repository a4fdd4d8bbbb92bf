"""`make shops`: install every real shop of the tests."""

from tests.shops.oscar import shop

shop.install()
print(f"django-oscar: installed in {shop.HOME}")
